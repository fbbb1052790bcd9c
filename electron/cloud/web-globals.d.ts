/**
 * `fetch` of Electron (`net.fetch`) and of Node takes what Fetch says of the cache (WHATWG Fetch, "Request cache mode");
 * the types of Node leave it out.
 */
interface RequestInit {
  cache?: 'default' | 'no-store';
}
