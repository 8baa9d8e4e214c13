import { formatVkey, type VerifierKey } from '../proof/note.js';
import { Marks } from './marks.js';
import { WitnessState } from './state.js';
import { Witness } from './witness.js';
import { witnessKey } from './witness-key.js';

export type WitnessFiles = {
  /** Made on the first start, and `<key>.marks` beside it. */
  readonly key: string;
  readonly state: string;
  /** Needed when the key is made. */
  readonly name: string | undefined;
};

export type OpenedWitness = {
  readonly witness: Witness;
  readonly vkey: string;
  readonly close: () => void;
};

/**
 * A witness of these logs, with its files.
 * @throws StateLost when the state is not that of the last run; Error when a file is not to be used.
 */
export const openWitness = (files: WitnessFiles, logs: readonly VerifierKey[]): OpenedWitness => {
  const marks = Marks.open(files.key);
  const signer = witnessKey(files.key, files.name);
  const state = new WitnessState(files.state);
  const witness = new Witness({
    signer,
    logs,
    state,
    marks,
    evidence: `${files.state}.evidence`,
    now: () => Math.floor(Date.now() / 1_000),
  });
  try {
    witness.checkState();
  } catch (error) {
    state.close();
    throw error;
  }
  return { witness, vkey: formatVkey(signer.key), close: () => state.close() };
};
