import { NotThere } from '@/components/layout/not-there.tsx';

export default function NotFound() {
  return <NotThere />;
}
