import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './setup/sources';

interface Entry {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

it('the lockfile holds every platform’s packages, or `npm ci` refuses it on a fresh machine', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, Entry>>;
  };
  const wanted = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).map((name) => ({
      name,
      places: [`${path}/node_modules/${name}`, `node_modules/${name}`],
    })),
  );
  expect(wanted.length).toBeGreaterThan(20);
  expect(wanted.filter(({ places }) => !places.some((place) => Object.hasOwn(packages, place)))).toEqual([]);
});
