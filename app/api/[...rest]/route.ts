import { endpoint } from '@/lib/server/define-route.ts';
import { AppError } from '@/lib/shared/app-error.ts';

const notFound = endpoint({
  permission: 'public',
  handle: ({ request }) => {
    throw new AppError('not_found', `There is no ${new URL(request.url).pathname} in this API.`);
  },
});

export { notFound as DELETE, notFound as GET, notFound as PATCH, notFound as POST, notFound as PUT };
