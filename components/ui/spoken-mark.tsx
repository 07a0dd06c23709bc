/** A sign before a number, such as ≥, in words for screen readers. */
export function SpokenMark({ mark, spoken }: { mark: string; spoken: string }) {
  return (
    <span role="img" aria-label={spoken}>
      {mark}{' '}
    </span>
  );
}
