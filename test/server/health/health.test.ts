import { expect } from 'chai';
import request from 'supertest';
import { buildApp } from '../../support/app.ts';

const up = async (): Promise<void> => undefined;
const away = (): Promise<void> => Promise.reject(new Error('away'));

describe('health', () => {
  it('is ready and degraded when only the clock server is away', async () => {
    const answer = await request(buildApp({ pingStore: up, isTemporalUp: async () => false })).get('/health/ready');

    expect(answer.status).to.equal(200);
    expect(answer.body).to.deep.equal({ status: 'degraded', mongodb: 'up', temporal: 'away' });
  });

  it('is not ready when the store is away', async () => {
    const answer = await request(buildApp({ pingStore: away, isTemporalUp: async () => true })).get('/health/ready');

    expect(answer.status).to.equal(503);
  });

  it('is alive when nothing else is', async () => {
    await request(buildApp()).get('/health/live').expect(200, { status: 'ok' });
  });
});
