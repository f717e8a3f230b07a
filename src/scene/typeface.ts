/** What `scene.css` says of type, for what is painted or written without it; a test compares the two. */
export const TEXT_FONT =
  '"Inter Variable", "Inter", "Segoe UI", system-ui, -apple-system, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';
export const AXIS_FONT =
  '"Nabla Math", "STIX Two Math", "Cambria Math", "Latin Modern Math", Georgia, "Times New Roman", serif';

/** CSS pixels at look.scale 1. */
const BASE = 13;
export const LABEL_SIZE = { name: BASE, tick: 0.92 * BASE, axis: 1.35 * BASE, bar: 1.15 * BASE } as const;
/** Height of a line of labels, by the size of their type. */
export const LINE_HEIGHT = 1.25;
