/// 学业数字证书: a conclusion of study as a verifiable credential (W3C Verifiable Credentials Data Model
/// 2.0, Open Badges 3.0), its status list, and what checks it.
@org.jspecify.annotations.NullMarked
package org.matricula.credential.openbadge;
