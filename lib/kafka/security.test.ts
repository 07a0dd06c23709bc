import { describe, expect, it } from 'vitest';
import { createSecurity } from './security.ts';

describe('createSecurity', () => {
  it('names the field when certificate or key cannot be read', () => {
    const broken = { key: 'not a key', cert: 'not a certificate' };
    expect(() => createSecurity({ bootstrap: [], tls: broken })).toThrow(
      expect.objectContaining({ code: 'invalid_input', field: 'tls' }) as Error,
    );
  });

  it('checks certificates unless told not to', () => {
    expect(createSecurity({ bootstrap: [], tls: {} }).tls?.rejectUnauthorized).toBe(true);
    expect(createSecurity({ bootstrap: [], tls: { insecureSkipVerify: true } }).tls?.rejectUnauthorized).toBe(
      false,
    );
    expect(createSecurity({ bootstrap: [] }).tls).toBeNull();
  });

  it('gives every connection its own sign-in, because the connection layer writes to it', () => {
    const { sasl, mechanism } = createSecurity({
      bootstrap: [],
      sasl: { mechanism: 'scram-sha-256', username: 'u', password: 'p' },
    });
    expect(mechanism).toBe('SCRAM-SHA-256');
    expect(sasl()).toEqual(sasl());
    expect(sasl()).not.toBe(sasl());
  });
});
