// The only file that spells a workflow id, an intake key or the key of a notice. None holds anything personal.

/** The number of a ticket: `YYYY-MMDD-` and at least four digits. */
export type TicketNo = string;

const TICKET_NO = /^\d{4}-\d{4}-\d{4,}$/;

/** True for a text of the shape of a ticket number; says nothing of whether such a ticket exists. */
export const isTicketNo = (text: string): text is TicketNo => TICKET_NO.test(text);

/** The number of the `serial`-th ticket of a civil day (`2026-11-24`). */
export const ticketNo = (day: string, serial: number): TicketNo =>
  `${day.slice(0, 4)}-${day.slice(5, 7)}${day.slice(8, 10)}-${String(serial).padStart(4, '0')}`;

/** Day and serial of a number, so that 0999 stands before 1000 and 10000. */
const orderOf = (no: TicketNo): [day: string, serial: number] => [no.slice(0, 9), Number(no.slice(10))];

/** True where the first ticket was registered before the second, by their numbers. */
export const isEarlier = (one: TicketNo, other: TicketNo): boolean => {
  const [day, serial] = orderOf(one);
  const [otherDay, otherSerial] = orderOf(other);
  return day < otherDay || (day === otherDay && serial < otherSerial);
};

/** The id of the entity workflow of a ticket. */
export const ticketWorkflowId = (no: TicketNo): string => `ticket:${no}`;

/** The id of the Schedule that re-sends news and starts what was not started. */
export const RECONCILE_SCHEDULE_ID = 'reconcile';
/** The id of the workflow that the Schedule starts. */
export const RECONCILE_WORKFLOW_ID = 'reconcile-run';

/** The task queue of ticket workflows; the number rises when old workers must not serve new tickets. */
export const TICKET_TASK_QUEUE = 'tickets-1';

/** The key under which a message can be taken in only once, however often its channel delivers it. */
export const intakeKey = (channel: string, messageId: string): string => `${channel}:${messageId}`;
