import { ensureBuild } from '@/scripts/support/build.mjs';

/** Built once, before servers start side by side. */
export default async function build(): Promise<void> {
  await ensureBuild();
}
