import { SECURITY_HEADERS } from './lib/server/security-headers.js';

const securityHeaders = Object.entries(SECURITY_HEADERS).map(([key, value]) => ({ key, value }));

/** @type {import('next').NextConfig} */
export default {
  output: 'standalone',
  reactStrictMode: true,
  poweredByHeader: false,
  typedRoutes: true,
  // The tests have a stage of their own for types, just before they build.
  typescript: { ignoreBuildErrors: process.env.HIGHWATER_TYPES_CHECKED === 'true' },
  // Applied at start, so the server needs them beside it.
  outputFileTracingIncludes: { '/*': ['./prisma/*/migrations/**/*.sql'] },
  // Loading every page at start holds up the first answer by a third; each is loaded when it is first asked for.
  experimental: { preloadEntriesOnStart: false },
  headers: () => Promise.resolve([{ source: '/:path*', headers: securityHeaders }]),
};
