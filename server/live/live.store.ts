import type { Connection } from 'mongoose';
import type { TailParts } from './live.tail.ts';

// The stream only tells that something was written: the whole document would come with every event of its log.
const pipeline = [{ $match: { operationType: { $in: ['insert', 'update', 'replace'] } } }, { $project: { _id: 1 } }];

/** Follows the writes on tickets by the server's change stream. */
export const createFollowWrites =
  (connection: Connection): TailParts['followWrites'] =>
  (wake, onEnd) => {
    const stream = connection.collection('tickets').watch(pipeline);
    stream.on('change', wake);
    stream.once('error', onEnd);
    return () => stream.close();
  };
