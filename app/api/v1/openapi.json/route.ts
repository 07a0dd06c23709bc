import { defineRoute, endpoint } from '@/lib/server/define-route.ts';
import { openApiDocument } from '@/lib/server/openapi.ts';

export const { GET, POST, PUT, PATCH, DELETE } = defineRoute({
  GET: endpoint({ permission: 'public', handle: () => ({ json: openApiDocument() }) }),
});
