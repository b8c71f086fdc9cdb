/// 毕业、结业、肄业、学位证书: drawn up, numbered, printed, handed over.
@org.jspecify.annotations.NullMarked
package org.matricula.credential.certificate;
