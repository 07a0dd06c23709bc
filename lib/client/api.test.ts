import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiError, apiGet, apiSend, withQuery } from './api.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const answerWith = (response: Response | Error) =>
  vi.stubGlobal('fetch', () =>
    response instanceof Error ? Promise.reject(response) : Promise.resolve(response),
  );

const failureOf = async (promise: Promise<unknown>): Promise<ApiError> => {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiError)) throw new Error('expected an ApiError', { cause: error });
  return error;
};

describe('the API client', () => {
  it("keeps the problem's code, Kafka error and field messages", async () => {
    const problem = {
      type: 'about:blank',
      title: 'Invalid input',
      status: 400,
      detail: 'Name is taken.',
      code: 'invalid_input',
      requestId: 'r-1',
      retryable: false,
      field: 'name',
      errors: [{ field: 'bootstrap.0', message: 'must be host:port' }],
      kafka: { code: 29, name: 'TOPIC_AUTHORIZATION_FAILED', message: null },
    };
    answerWith(Response.json(problem, { status: 400 }));
    const error = await failureOf(apiSend('POST', '/api/v1/clusters', {}));
    expect(error).toMatchObject({
      code: 'invalid_input',
      status: 400,
      requestId: 'r-1',
      message: 'Name is taken.',
    });
    expect(error.kafka?.name).toBe('TOPIC_AUTHORIZATION_FAILED');
    expect(Object.fromEntries(error.fields)).toEqual({
      name: 'Name is taken.',
      'bootstrap.0': 'must be host:port',
    });
  });

  it('turns an answer that is not a problem document into an error with its status', async () => {
    answerWith(new Response('<html>', { status: 502 }));
    expect(await failureOf(apiGet('/x'))).toMatchObject({
      code: 'invalid_answer',
      status: 502,
      retryable: true,
    });
  });

  it('tells an unreachable server apart from a refusal', async () => {
    answerWith(new TypeError('fetch failed'));
    expect(await failureOf(apiGet('/x'))).toMatchObject({ code: 'network', status: 0, retryable: true });
  });

  it('returns nothing for 204', async () => {
    answerWith(new Response(null, { status: 204 }));
    expect(await apiSend('DELETE', '/x')).toBeUndefined();
  });

  it('leaves empty parameters out of the address and encodes the rest', () => {
    expect(
      withQuery('/t', {
        q: '',
        sort: '-size',
        kind: ['classic', 'share'],
        topic: 'a&b',
        internal: undefined,
      }),
    ).toBe('/t?sort=-size&kind=classic%2Cshare&topic=a%26b');
    expect(withQuery('/t', {})).toBe('/t');
  });
});
