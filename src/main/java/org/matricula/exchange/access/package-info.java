/// 开放接口的客户端: which other systems may read, what, of which school; their tokens by OAuth 2 client
/// credentials (RFC 6749 4.4).
@org.jspecify.annotations.NullMarked
package org.matricula.exchange.access;
