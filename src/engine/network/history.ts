/** Whether the history has an entry at the beginning of an epoch. */
export function isRecorded(epoch: number, record: number): boolean {
  return record > 0 && epoch % record === 0;
}

/** The epochs of which the history has an entry: the last one, the state that is returned, always has. */
export function recordedEpochs(first: number, epochs: number, record: number): Uint32Array {
  const recorded: number[] = [];
  for (let epoch = first; epoch < first + epochs; epoch++) if (isRecorded(epoch, record)) recorded.push(epoch);
  return Uint32Array.from([...recorded, first + epochs]);
}
