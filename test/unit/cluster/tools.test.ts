import { describe, expect, test } from 'vitest'
import { KNOWN_CHECKSUMS, parseSidecar } from '../../../src/cluster/tools/checksums.ts'
import { platformOf } from '../../../src/cluster/tools/program.ts'
import { goInstallArgs, PUBLISHERS, parseVersion, releaseOf, versionArgs } from '../../../src/cluster/tools/release.ts'
import { helmWish, isWished, kindWish, PINNED } from '../../../src/cluster/tools/wish.ts'

const SUM = 'aee6151561422756b764a4ae28e7f44cda5af5a9eead3cc9985112b1de8d8e0d'

describe('which version satisfies a wish', () => {
  test.for([
    [undefined, '3.21.4', true],
    [undefined, '4.3.1', true],
    [undefined, '5.0.0', false],
    ['3', '3.17.0', true],
    ['3', '4.3.1', false],
    ['4', '4.0.0', true],
    ['4', '4.1.0-rc.1', false],
    ['4.2.4', '4.2.4', true],
    ['4.2.4', '4.3.1', false],
    ['v3.21.4', '3.21.4', true],
  ] as const)('helm-version %s takes %s: %s', ([wanted, version, taken]) => {
    expect(isWished(helmWish(wanted), version)).toBe(taken)
  })

  test.for([
    [undefined, PINNED.helm4],
    ['3', PINNED.helm3],
    ['4', PINNED.helm4],
    ['4.2.4', '4.2.4'],
  ] as const)('helm-version %s fetches %s', ([wanted, fetched]) => {
    expect(helmWish(wanted).fetchVersion).toBe(fetched)
  })

  test.for(['', 'latest', '2.17.0', '5', '4.x', '3.1'])('helm-version "%s" is a usage problem', wanted => {
    expect(() => helmWish(wanted)).toThrow(expect.objectContaining({ kind: 'usage' }))
  })

  test.for([
    ['0.33.0', true],
    ['0.27.0', true],
    ['0.20.0', false],
  ] as const)('kind %s is taken: %s', ([version, taken]) => {
    expect(isWished(kindWish(), version)).toBe(taken)
  })
})

describe('where the publishers put their files', () => {
  test('kind is a bare executable', () => {
    expect(releaseOf('kind', '0.33.0', { os: 'linux', arch: 'amd64' }, PUBLISHERS)).toEqual({
      url: 'https://github.com/kubernetes-sigs/kind/releases/download/v0.33.0/kind-linux-amd64',
      sidecarUrl: 'https://github.com/kubernetes-sigs/kind/releases/download/v0.33.0/kind-linux-amd64.sha256sum',
    })
  })

  test('helm is in an archive', () => {
    expect(releaseOf('helm', '4.3.0', { os: 'darwin', arch: 'arm64' }, PUBLISHERS)).toEqual({
      url: 'https://get.helm.sh/helm-v4.3.0-darwin-arm64.tar.gz',
      sidecarUrl: 'https://get.helm.sh/helm-v4.3.0-darwin-arm64.tar.gz.sha256sum',
      member: 'darwin-arm64/helm',
    })
  })

  test.for([
    ['kind', '0.33.0', ['install', '-trimpath', '-ldflags=-s -w', 'sigs.k8s.io/kind@v0.33.0']],
    [
      'helm',
      '3.21.4',
      [
        'install',
        '-trimpath',
        '-ldflags=-s -w -X helm.sh/helm/v3/internal/version.version=v3.21.4',
        'helm.sh/helm/v3/cmd/helm@v3.21.4',
      ],
    ],
  ] as const)('go builds %s %s', ([tool, version, args]) => {
    expect(goInstallArgs(tool, version)).toEqual(args)
  })

  test.for([
    ['linux', 'x64', { os: 'linux', arch: 'amd64' }],
    ['darwin', 'arm64', { os: 'darwin', arch: 'arm64' }],
    ['win32', 'x64', undefined],
    ['linux', 'ia32', undefined],
  ] as const)('%s %s', ([os, arch, platform]) => {
    expect(platformOf(os, arch)).toEqual(platform)
  })
})

describe('versions in output', () => {
  test.for([
    ['kind v0.33.0 go1.26.8 linux/amd64', '0.33.0'],
    ['v4.3.1', '4.3.1'],
    ['v4.1.0-rc.1+g12', '4.1.0-rc.1'],
    ['v4.3', undefined],
    ['', undefined],
  ] as const)('%s', ([output, version]) => {
    expect(parseVersion(output)).toBe(version)
  })

  test('the arguments that make it say them', () => {
    expect(versionArgs('kind')).toEqual(['version'])
    expect(versionArgs('helm')).toEqual(['version', '--template', '{{.Version}}'])
  })
})

describe('checksums', () => {
  test.for([
    [`${SUM}  kind-linux-amd64\n`, SUM],
    [`${SUM.toUpperCase()} *file`, SUM],
    [SUM, SUM],
    ['<html>404</html>', undefined],
    [SUM.slice(1), undefined],
    [`${SUM}0`, undefined],
  ] as const)('sidecar %s', ([text, sum]) => {
    expect(parseSidecar(text)).toBe(sum)
  })

  test('feature 22: the table has a sum and a source for every pinned version and platform', () => {
    const pinned = [
      KNOWN_CHECKSUMS.kind[PINNED.kind],
      KNOWN_CHECKSUMS.helm[PINNED.helm3],
      KNOWN_CHECKSUMS.helm[PINNED.helm4],
    ]
    for (const entry of pinned) {
      expect(entry?.source).toMatch(/\w/)
      for (const platform of ['linux-amd64', 'linux-arm64', 'darwin-amd64', 'darwin-arm64'])
        expect(entry?.sha256[platform]).toMatch(/^[0-9a-f]{64}$/)
    }
  })

  test('no two files share a sum', () => {
    const sums = Object.values(KNOWN_CHECKSUMS).flatMap(versions =>
      Object.values(versions).flatMap(entry => Object.values(entry?.sha256 ?? {})),
    )
    expect(new Set(sums).size).toBe(sums.length)
  })
})
