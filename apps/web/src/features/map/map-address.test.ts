import { describe, expect, it } from 'vitest';
import { readMapAddress, writeMapAddress } from './map-address.ts';

describe('the address of the map', () => {
  it('reads back what it wrote', () => {
    const address = {
      feature: 'park-a',
      layer: 'parks',
      at: { lon: 115.7061, lat: 36.8494 },
      view: { lon: 115.7, lat: 36.85, zoom: 12.5 },
      toggled: ['land_use', 'zone'],
    };
    expect(readMapAddress(`#${writeMapAddress(address)}`)).toEqual(address);
  });

  it.each(['#at=1', '#at=a,b', '#at=200,10', '#view=1,2', '#view=1,90,3', '#', ''])(
    'leaves out what cannot be read: %s',
    (hash) => {
      expect(readMapAddress(hash)).toEqual({});
    },
  );
});
