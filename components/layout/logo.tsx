/** The high-water mark: a level line over two waves. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 18 18"
      width="18"
      height="18"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      aria-hidden="true"
      className={className}
    >
      <path d="M2 5h14M9 5V2.2" />
      <path d="M2 9.6c1.2 0 1.7 1 2.9 1s1.7-1 2.9-1 1.7 1 2.9 1 1.7-1 2.9-1 1.2.4 2 .7" />
      <path opacity=".55" d="M2 13.6c1.2 0 1.7 1 2.9 1s1.7-1 2.9-1 1.7 1 2.9 1 1.7-1 2.9-1 1.2.4 2 .7" />
    </svg>
  );
}
