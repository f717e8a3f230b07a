import { NET_STATUS } from '../../engine/contract/network';
import type { ReaderOf } from './context';

/** Nets with drawn weights, trained side by side: how many of them have learned their task. */
export const readSolved: ReaderOf<'solved'> = async ({ networks, epoch, below }, { subject }) => {
  const { experiment, resolved } = subject.network;
  const [member] = resolved.plan.members;
  const plan = {
    ...resolved.plan,
    record: 0,
    // The schedule is that of the experiment, unless the nets are to train longer.
    epochs: Math.max(epoch, experiment.epochs),
    members: Array.from({ length: networks }, (_, seed) => ({ ...member!, seed })),
  };
  const { state, history } = await subject.engine.networks.train(plan, null, epoch, subject.signal);
  const last = (history.epochs.length - 1) * networks;
  let solved = 0;
  for (let net = 0; net < networks; net++) {
    if (NET_STATUS[state.codes[net]!] === 'running' && history.loss[last + net]! < below) solved++;
  }
  return solved / networks;
};
