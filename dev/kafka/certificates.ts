import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../process/run.ts';

export type Certificates = {
  caPem: string;
  clientCertPem: string;
  clientKeyPem: string;
  /** Files in Kafka's PEM key store form: private key, then certificate chain. */
  serverKeystore: string;
  truststore: string;
};

const OPENSSL_TIMEOUT_MS = 20_000;
const VALID_DAYS = '825';

/**
 * A certificate authority of our own with one server certificate (127.0.0.1, localhost) and one client certificate, made
 * by `openssl` in `directory`. What is already there is used again.
 */
export async function certificates(directory: string): Promise<Certificates> {
  const file = (name: string) => join(directory, name);
  const text = (name: string) => readFile(file(name), 'utf8');
  const made = await text('server.keystore.pem').catch(() => undefined);
  if (made === undefined) await make(directory, file, text);
  return {
    caPem: await text('ca.crt'),
    clientCertPem: await text('client.crt'),
    clientKeyPem: await text('client.key'),
    serverKeystore: file('server.keystore.pem'),
    truststore: file('ca.crt'),
  };
}

async function make(
  directory: string,
  file: (name: string) => string,
  text: (name: string) => Promise<string>,
): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const openssl = (...args: string[]) => run('openssl', args, { timeoutMs: OPENSSL_TIMEOUT_MS });
  const newKey = ['-newkey', 'rsa:2048', '-noenc'];
  await openssl(
    ...['req', '-x509', ...newKey, '-days', VALID_DAYS, '-subj', '/CN=Highwater local CA'],
    ...['-addext', 'keyUsage=critical,keyCertSign,cRLSign'],
    ...['-keyout', file('ca.key'), '-out', file('ca.crt')],
  );
  const issue = async (name: string, subject: string, extensions: string) => {
    await writeFile(file(`${name}.ext`), extensions);
    await openssl(
      ...[
        'req',
        '-new',
        ...newKey,
        '-subj',
        subject,
        '-keyout',
        file(`${name}.key`),
        '-out',
        file(`${name}.csr`),
      ],
    );
    await openssl(
      ...['x509', '-req', '-in', file(`${name}.csr`), '-CA', file('ca.crt'), '-CAkey', file('ca.key')],
      ...[
        '-CAcreateserial',
        '-days',
        VALID_DAYS,
        '-extfile',
        file(`${name}.ext`),
        '-out',
        file(`${name}.crt`),
      ],
    );
  };
  await issue('client', '/CN=highwater-client', 'extendedKeyUsage=clientAuth\n');
  await issue(
    'server',
    '/CN=localhost',
    'subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth,clientAuth\n',
  );
  // Last: its presence means that everything else is complete.
  await writeFile(file('server.keystore.pem'), `${await text('server.key')}${await text('server.crt')}`, {
    mode: 0o600,
  });
}
