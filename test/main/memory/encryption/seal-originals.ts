import { Originals } from '../../../../main/memory/documents/originals.ts';

/** A process that brings originals to the state of the store again and again, until it is killed. */
const [folder = '', key = '', isOn = ''] = process.argv.slice(2);
const originals = new Originals(folder, { key: () => key, isOn: () => isOn === 'on' });
process.send?.('started');
await originals.settle();
process.send?.('ended');
