import { hashesOf, TILE_WIDTH, widthIn } from '../proof/tile.js';
import { Edge } from './edge.js';
import type { LogFiles } from './log-files.js';

/** The right edge of the tree that the files hold, at that size. @throws LogStandstill files-damaged */
export const edgeOf = async (files: LogFiles, size: number): Promise<Edge> => {
  const levels: Uint8Array[][] = [];
  for (let span = 1, level = 0; span <= size; span *= TILE_WIDTH, level += 1) {
    const n = Math.floor(size / (span * TILE_WIDTH));
    const width = widthIn(size, { level, n });
    levels.push(width === 0 ? [] : [...hashesOf(files.tileSync({ level, n, width }))]);
  }
  const n = Math.floor(size / TILE_WIDTH);
  const width = widthIn(size, { level: 'entries', n });
  return new Edge(size, width === 0 ? [] : await files.entries(n, width), levels);
};
