/**
 * Tells of each lag, asked once and in any order, whether it is one of the `most` largest of `lags`; all are where there are
 * no more. Of those that are equally far behind the first are kept, and one that has caught up only where all are.
 */
export function furthestBehind(lags: readonly number[], most: number): (lag: number) => boolean {
  const above = lags.length <= most ? undefined : Float64Array.from(lags).sort().at(-most);
  if (above === undefined) return () => true;
  let equalLeft = above === 0 ? 0 : most - lags.filter((lag) => lag > above).length;
  return (lag) => {
    if (lag !== above) return lag > above;
    equalLeft -= 1;
    return equalLeft >= 0;
  };
}
