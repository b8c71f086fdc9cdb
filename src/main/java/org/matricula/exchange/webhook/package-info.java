/// 事件推送: subscribed systems are told that something of a student changed, by identifiers alone;
/// what it is they ask by the interface, as far as they may.
@org.jspecify.annotations.NullMarked
package org.matricula.exchange.webhook;
