import { expect, test } from 'vitest'
import { ApiError, type ApiErrorDetails } from '../../../src/kube/errors.ts'
import { backOffMs, delayBeforeRetry, retryAfterMs } from '../../../src/kube/retry.ts'

const NOW = Date.UTC(2026, 10, 21, 12)

function delay(
  details: Partial<ApiErrorDetails>,
  soFar: { tries?: number; elapsedMs?: number; idempotent?: boolean } = {},
) {
  const error = new ApiError({ path: '/x', message: 'x', ...details })
  return delayBeforeRetry(error, { tries: 1, elapsedMs: 0, idempotent: true, ...soFar }, { now: NOW, random: 1 })
}

test.for<[string | undefined, number]>([
  [undefined, 0],
  ['0', 0],
  ['2', 2_000],
  [' 3 ', 3_000],
  ['3600', 5_000],
  ['Sat, 21 Nov 2026 12:00:04 GMT', 4_000],
  ['Sat, 21 Nov 2026 13:00:00 GMT', 5_000],
  ['Sat, 21 Nov 2026 11:00:00 GMT', 0],
  ['soon', 0],
  ['-1', 0],
])('Retry-After %o is %d ms', ([header, ms]) => {
  expect(retryAfterMs(header, NOW)).toBe(ms)
})

test('the back-off doubles to a cap, and jitter takes away half at most', () => {
  expect([1, 2, 3, 4, 5, 6, 20].map(tries => backOffMs(tries, 1))).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000])
  expect(backOffMs(3, 0)).toBe(500)
})

test.for<[string, Partial<ApiErrorDetails>, boolean, boolean]>([
  // what · idempotent tried again · otherwise tried again
  ['429', { status: 429 }, true, true],
  ['500', { status: 500 }, true, false],
  ['503', { status: 503 }, true, false],
  ['501', { status: 501 }, false, false],
  ['404', { status: 404 }, false, false],
  ['410', { status: 410 }, false, false],
  ['301', { status: 301 }, false, false],
  ['reset', { reason: 'ECONNRESET' }, true, false],
  ['unknown socket error', {}, true, false],
  ['refused', { reason: 'ECONNREFUSED' }, true, true],
  ['malformed', { status: 200, reason: 'MalformedAnswer' }, true, false],
  ['unknown host', { reason: 'ENOTFOUND' }, false, false],
  ['self-signed', { reason: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, false, false],
  ['wrong name', { reason: 'ERR_TLS_CERT_ALTNAME_INVALID' }, false, false],
  ['unknown authority', { reason: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }, false, false],
])('%s', ([, details, idempotent, otherwise]) => {
  expect(delay(details, { idempotent: true }) !== undefined).toBe(idempotent)
  expect(delay(details, { idempotent: false }) !== undefined).toBe(otherwise)
})

test('at most five tries and ten seconds', () => {
  expect(delay({ status: 503 }, { tries: 4 })).toBe(2_000)
  expect(delay({ status: 503 }, { tries: 5 })).toBeUndefined()
  expect(delay({ status: 503 }, { elapsedMs: 9_750 })).toBe(250)
  expect(delay({ status: 503 }, { elapsedMs: 9_751 })).toBeUndefined()
  expect(delay({ status: 429, retryAfter: '5' }, { elapsedMs: 5_001 })).toBeUndefined()
})

test.for([
  ['429 of 1.36', 429, 'storage is (re)initializing'],
  [
    '500 of 1.30',
    500,
    'conversion webhook for db.example.com/v1, Kind=Database failed: Post "https://c.ns.svc:443/convert": service "c" not found',
  ],
] as const)('a missing conversion webhook (%s) is given three seconds', ([, status, message]) => {
  expect(delay({ status, message, retryAfter: '1' }, { tries: 2, elapsedMs: 2_000 })).toBe(1_000)
  expect(delay({ status, message, retryAfter: '1' }, { tries: 3, elapsedMs: 2_001 })).toBeUndefined()
})
