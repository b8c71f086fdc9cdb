/// 照片要求: what each body asks of a photo, and what a school asks for itself.
@org.jspecify.annotations.NullMarked
package org.matricula.registry.photo;
