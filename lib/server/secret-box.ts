import { createHash } from 'node:crypto';
import { CompactEncrypt, compactDecrypt } from 'jose';
import type { SecretBox } from '@/lib/services/cluster-definition.ts';
import { AppError } from '@/lib/shared/app-error.ts';

/** JWE with direct AES-256-GCM; the key is the SHA-256 of HIGHWATER_SECRET_KEY. */
export function createSecretBox(secretKey: string | undefined): SecretBox {
  const key = secretKey === undefined ? undefined : createHash('sha256').update(secretKey).digest();
  const keyOrThrow = () => {
    if (key) return key;
    throw new AppError(
      'invalid_input',
      'Set HIGHWATER_SECRET_KEY on the server first: credentials are only stored encrypted.',
      { field: 'sasl' },
    );
  };
  return {
    seal: (plain) =>
      new CompactEncrypt(new TextEncoder().encode(plain))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .encrypt(keyOrThrow()),
    async open(sealed) {
      try {
        const { plaintext } = await compactDecrypt(sealed, keyOrThrow());
        return new TextDecoder().decode(plaintext);
      } catch (cause) {
        if (cause instanceof AppError) throw cause;
        throw new AppError(
          'invalid_input',
          'HIGHWATER_SECRET_KEY is not the key this cluster was saved with.',
          { cause },
        );
      }
    },
  };
}
