import { Client, Connection } from '@temporalio/client';
import type { PayloadCodec } from '@temporalio/common';

/** Where Temporal is and how payloads travel. Without a codec they stand in clear text: for tests only. */
export interface TemporalSettings {
  /** `host:port`. */
  readonly address: string;
  readonly namespace?: string;
  readonly codec?: PayloadCodec;
}

/** A client that connects with its first call and again after every loss; `connection.close()` ends it. */
export const createTemporalClient = ({ address, namespace = 'default', codec }: TemporalSettings): Client =>
  new Client({
    connection: Connection.lazy({ address }),
    namespace,
    ...(codec && { dataConverter: { payloadCodecs: [codec] } }),
  });
