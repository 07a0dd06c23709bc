import { useEffect, useState } from 'react';

const QUIET_MS = 300;

/** The value once it has stayed the same for a moment, so that Kafka is not asked for every key that is typed. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), QUIET_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
