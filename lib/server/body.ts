import { AppError } from '@/lib/shared/app-error.ts';

/** Room for a few certificates; nothing that this API takes is larger. */
export const BODY_BYTES_MAX = 512 * 1024;

/**
 * Reads a JSON body, counting bytes as they arrive: a declared length may lie.
 * @throws AppError `unsupported_media_type`, `payload_too_large`, `invalid_input`
 */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new AppError('unsupported_media_type', 'Send the body as application/json.', {
      field: 'content-type',
    });
  }
  const text = await readText(request);
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('invalid_input', 'The body is not valid JSON.', { field: 'body' });
  }
}

async function readText(request: Request): Promise<string> {
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (declared > BODY_BYTES_MAX) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > BODY_BYTES_MAX) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const tooLarge = () =>
  new AppError('payload_too_large', `The body may have at most ${BODY_BYTES_MAX / 1024} KiB.`, {
    field: 'body',
  });
