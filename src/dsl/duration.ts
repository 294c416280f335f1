/** A duration as people write it: `90s`, `10m`, `1.5h`. */
export type Duration = `${number}${'ms' | 's' | 'm' | 'h' | 'd'}`;
