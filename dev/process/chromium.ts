import { existsSync } from 'node:fs';

/** Debian's Chromium where it is installed; elsewhere the browser that `npx playwright install chromium` fetched. */
const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);

/** How tests and benchmarks launch Chromium: headless, without a sandbox (containers run as root), silent on the network. */
export const CHROMIUM = {
  ...(installed && { executablePath: installed }),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};
