/// 结业换毕业、错证换证、毕业证明书: what takes the place of a certificate.
@org.jspecify.annotations.NullMarked
package org.matricula.credential.replacement;
