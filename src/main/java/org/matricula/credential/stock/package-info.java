/// 空白证书: every blank by its serial, from the box to its end.
@org.jspecify.annotations.NullMarked
package org.matricula.credential.stock;
