/** A sign before a number, such as ≥, in words for screen readers. */
export function SpokenMark({ mark, spoken }: { mark: string; spoken: string }) {
  return (
    <>
      <span aria-hidden>{mark} </span>
      <span className="sr-only">{spoken} </span>
    </>
  );
}
