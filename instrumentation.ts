export async function register(): Promise<void> {
  // Code inside the `if`, or the edge bundle would be checked for Node APIs too.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { startServer } = await import('@/lib/server/start.ts');
    await startServer();
  }
}
