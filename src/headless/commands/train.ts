import { experimentCommand } from '../command';
import { loadNetwork } from '../load';
import { words } from '../options';
import { REPORTS, trainDocument } from '../train';

/** Trains the net of an experiment. */
export const train = experimentCommand({
  name: 'train',
  options: [['--report', REPORTS.join(',')]],
  read: (options) => ({ report: words(options, '--report', REPORTS) }),
  compute({ experiment, report }) {
    const network = loadNetwork(experiment);
    return (engine) => trainDocument(engine.networks, network, report);
  },
});
