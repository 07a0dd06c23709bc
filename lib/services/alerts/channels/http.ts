/** What became of one attempt. `isFinal`: trying again would change nothing. */
export type SendResult =
  | { ok: true; answer: string }
  | { ok: false; error: string; isFinal: boolean; retryAfterMs: number | null };

/** An answer is shown to people: enough of it to tell what is wrong. */
const ANSWER_MAX = 300;

const RETRYABLE = new Set([408, 425, 429]);

/** Posts JSON once, within the time that `signal` allows. Redirects are not followed: a body must not wander. */
export async function postJson(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<SendResult> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'highwater', ...headers },
      body,
      redirect: 'manual',
      signal,
    });
    const text = (await response.text()).slice(0, ANSWER_MAX).trim();
    const answer = `HTTP ${response.status}${text === '' ? '' : `: ${text}`}`;
    if (response.ok) return { ok: true, answer };
    const isFinal = response.status < 500 && !RETRYABLE.has(response.status);
    return { ok: false, error: answer, isFinal, retryAfterMs: retryAfter(response.headers) };
  } catch (error) {
    return { ok: false, error: reasonOf(error), isFinal: false, retryAfterMs: null };
  }
}

/** Seconds only: the other form of the header is a date by a clock we do not know. */
function retryAfter(headers: Headers): number | null {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
}

/** The innermost message: fetch wraps the refusal of a connection in "fetch failed". */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'No answer in time.';
  if (error.cause instanceof Error) return reasonOf(error.cause);
  return error.message === '' ? error.name : error.message;
}
