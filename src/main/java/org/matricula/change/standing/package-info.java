/// 其他学籍异动: service, study elsewhere, missing, death, expulsion, withdrawal by the school, and
/// deferred admission.
@org.jspecify.annotations.NullMarked
package org.matricula.change.standing;
