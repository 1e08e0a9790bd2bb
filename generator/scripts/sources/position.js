/* Where the box of a source stands beside its mark. All numbers are CSS pixels. */

const GAP = 8;

/**
 * Return the corner of a box within the window, at the left edge of its mark.
 *
 * The box stands below the mark, or above it where it does not fit below and there is more room.
 * `mark` has its edges `left`, `top` and `bottom`; `box` and `view` their `width` and `height`.
 */
export function positionOf(mark, box, view) {
  const fitsBelow = mark.bottom + GAP + box.height <= view.height;
  const isBelow = fitsBelow || mark.top < view.height - mark.bottom;
  return {
    x: Math.max(GAP, Math.min(mark.left, view.width - box.width - GAP)),
    y: isBelow ? mark.bottom + GAP : mark.top - GAP - box.height,
  };
}
