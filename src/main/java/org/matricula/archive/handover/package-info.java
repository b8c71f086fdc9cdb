/// 档案移交: from the class teacher to the archive, from the archive to another body; counts must
/// agree, and both sign.
@org.jspecify.annotations.NullMarked
package org.matricula.archive.handover;
