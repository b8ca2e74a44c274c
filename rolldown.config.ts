/** dist/: what GitHub and npm users run. Readable, so that a reviewer can see what a release changes. */
import { defineConfig } from 'rolldown'
import { bundleLicences } from './scripts/bundle-licences.ts'
import { executable } from './scripts/executable.ts'
import { inlineTexts } from './scripts/inline-texts.ts'

/**
 * Packages whose modules do nothing when they are imported but do not say so in their package.json, so that what we do not use
 * of them can go: the models of client-node's API clients (1 MB), and the HTTP client of @actions/core's OIDC (0.7 MB).
 */
const IMPORTED_FOR_THEIR_EXPORTS_ONLY =
  /\/node_modules\/(?:@kubernetes\/client-node|@actions\/(?:core|http-client)|tunnel)\//

/**
 * Parts of undici that only its index.js asks for, to export them, and that nobody here uses: test doubles, EventSource,
 * WebSocket, cookies' jar, caches and most interceptors. It is CommonJS, so they can't be shaken off. The test of dist/ talks to an API server
 * with what remains.
 */
const UNUSED_PARTS_OF_UNDICI =
  /\/node_modules\/undici\/lib\/(?:mock\/|web\/(?:eventsource|websocket)\/|cache\/|interceptor\/(?:cache|decompress|deduplicate|dns|dump)\.js|handler\/(?:cache|deduplication)-)/

/** Names for shared chunks, by a module that is in them; without this they are named after their first module. */
const CHUNK_NAMES: [module: string, chunk: string][] = [
  ['/src/check.ts', 'check'],
  ['/@kubernetes/client-node/dist/config.js', 'kubeconfig'],
  ['/src/github/comment/write-comments.ts', 'pull-request-comment'],
  ['/src/report/markdown.ts', 'report'],
  ['/src/report/escape.ts', 'text'],
  ['/src/github/run-action.ts', 'github'],
  ['/src/commands/main.ts', 'commands'],
  ['/src/process.ts', 'base'],
]

export default defineConfig({
  input: { main: 'src/main.ts', post: 'src/post.ts', comment: 'src/comment.ts', cli: 'src/cli.ts' },
  platform: 'node',
  treeshake: { moduleSideEffects: [{ test: IMPORTED_FOR_THEIR_EXPORTS_ONLY, sideEffects: false }] },
  plugins: [
    {
      name: 'leave-out-unused-parts-of-undici',
      load: { filter: { id: UNUSED_PARTS_OF_UNDICI }, handler: () => 'module.exports = {}' },
    },
    inlineTexts(),
    bundleLicences(),
    executable('cli.js'),
  ],
  output: {
    dir: 'dist',
    format: 'esm',
    cleanDir: true,
    minify: false,
    // Licences are in licenses.txt; what packages document for their users is of no use here.
    comments: { legal: false, annotation: false, jsdoc: false },
    entryFileNames: '[name].js',
    chunkFileNames: ({ moduleIds, name }) => {
      const named = CHUNK_NAMES.find(([module]) => moduleIds.some(id => id.endsWith(module)))
      return `chunks/${named?.[1] ?? name}.js`
    },
  },
})
