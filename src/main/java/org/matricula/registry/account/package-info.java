/// Whose file is whose: the accounts of students and guardians.
@org.jspecify.annotations.NullMarked
package org.matricula.registry.account;
