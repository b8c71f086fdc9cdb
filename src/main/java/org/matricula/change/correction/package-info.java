/// 信息更正: correcting what the file says of a student, by the evidence matrix, and reporting it to
/// the higher body.
@org.jspecify.annotations.NullMarked
package org.matricula.change.correction;
