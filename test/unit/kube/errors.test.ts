import { expect, test } from 'vitest'
import {
  ApiError,
  errorFromAnswer,
  errorFromSocket,
  isConversionFailure,
  listFailure,
} from '../../../src/kube/errors.ts'

const STATUS = JSON.stringify({ kind: 'Status', message: 'pods "a" not found', reason: 'NotFound', code: 404 })

test.for([
  ['a Status', 404, STATUS, { message: 'pods "a" not found', reason: 'NotFound' }],
  ['text', 502, 'bad gateway\n', { message: 'HTTP 502: bad gateway', reason: undefined }],
  ['nothing', 503, '', { message: 'HTTP 503', reason: undefined }],
  ['null', 500, 'null', { message: 'HTTP 500: null' }],
  ['other JSON', 500, '{"message":1}', { message: 'HTTP 500: {"message":1}' }],
] as const)('an answer with %s', ([, status, body, expected]) => {
  expect(errorFromAnswer('/x', { status, body })).toMatchObject({ name: 'ApiError', path: '/x', status, ...expected })
})

test('a long page of a proxy is cut', () => {
  expect(errorFromAnswer('/x', { status: 500, body: 'x'.repeat(10_000) }).message.length).toBeLessThan(400)
})

test.for<[string, unknown, Partial<ApiError>]>([
  [
    'a code',
    Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
    { reason: 'ECONNRESET', message: 'read ECONNRESET' },
  ],
  ['a code in the cause', new Error('fetch failed', { cause: { code: 'EPIPE' } }), { reason: 'EPIPE' }],
  [
    'several addresses',
    new AggregateError([new Error('a refused'), new Error('b refused')], ''),
    { message: 'a refused, b refused' },
  ],
  ['no words', new Error(''), { message: 'the connection failed' }],
])('a socket error with %s', ([, error, expected]) => {
  expect(errorFromSocket('/x', error)).toMatchObject({ status: undefined, ...expected })
})

test.for([
  ['storage is (re)initializing', true],
  ['conversion webhook for db.example.com/v1, Kind=Database failed: Post', true],
  ['too many requests', false],
] as const)('%s: conversion failure %o', ([message, expected]) => {
  expect(isConversionFailure(new ApiError({ path: '/x', message }))).toBe(expected)
})

test('failures keep the words and the status', () => {
  expect(listFailure('pods', new ApiError({ path: '/x', message: 'no', status: 403 }))).toEqual({
    resource: 'pods',
    error: 'no',
    status: 403,
  })
  expect(listFailure('pods', 'odd')).toEqual({ resource: 'pods', error: 'odd' })
})
