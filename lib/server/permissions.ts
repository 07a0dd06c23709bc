/** What each route will ask for once there is sign-in; until then everybody who reaches the server has them all. */
export const PERMISSIONS = [
  'clusters:read',
  'clusters:write',
  'topics:read',
  'topics:write',
  'configs:read',
  'configs:write',
  'changes:read',
  'timeline:read',
  'groups:read',
  'groups:write',
  'brokers:read',
  'audit:read',
  'audit:write',
  'alerts:read',
  'alerts:write',
  'metrics:read',
  'public',
] as const;

export type Permission = (typeof PERMISSIONS)[number];
